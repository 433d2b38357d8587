// The page of an author is shown anew when a file of the content has changed.
new EventSource('/changes').addEventListener('change', () => location.reload());
