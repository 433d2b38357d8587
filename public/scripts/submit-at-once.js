/** Sends the form that is only there to carry something on; its button serves where scripts do not run. */
document.querySelector('form[data-submit-at-once]')?.requestSubmit();
