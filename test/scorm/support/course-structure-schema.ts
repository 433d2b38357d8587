/**
 * What a course structure may hold, after cmi5, section 13: every element and attribute that a package of one unit can
 * have, in its order, and none besides.
 */
export const COURSE_STRUCTURE_SCHEMA = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
  targetNamespace="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd" elementFormDefault="qualified">
  <xs:complexType name="words">
    <xs:sequence>
      <xs:element name="langstring" maxOccurs="unbounded">
        <xs:complexType><xs:simpleContent><xs:extension base="xs:string">
          <xs:attribute name="lang" type="xs:language"/>
        </xs:extension></xs:simpleContent></xs:complexType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
  <xs:simpleType name="iri">
    <xs:restriction base="xs:anyURI"><xs:pattern value="[a-z][a-z0-9+.\\-]*:\\S+"/></xs:restriction>
  </xs:simpleType>
  <xs:element name="courseStructure">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="course">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="title" type="words"/>
              <xs:element name="description" type="words"/>
            </xs:sequence>
            <xs:attribute name="id" type="iri" use="required"/>
          </xs:complexType>
        </xs:element>
        <xs:element name="au" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="title" type="words"/>
              <xs:element name="description" type="words"/>
              <xs:element name="url" type="xs:anyURI"/>
              <xs:element name="launchParameters" type="xs:string" minOccurs="0"/>
              <xs:element name="entitlementKey" type="xs:string" minOccurs="0"/>
            </xs:sequence>
            <xs:attribute name="id" type="iri" use="required"/>
            <xs:attribute name="launchMethod" default="AnyWindow">
              <xs:simpleType><xs:restriction base="xs:string">
                <xs:enumeration value="OwnWindow"/><xs:enumeration value="AnyWindow"/>
              </xs:restriction></xs:simpleType>
            </xs:attribute>
            <xs:attribute name="moveOn" default="NotApplicable">
              <xs:simpleType><xs:restriction base="xs:string">
                <xs:enumeration value="Passed"/><xs:enumeration value="Completed"/>
                <xs:enumeration value="CompletedAndPassed"/><xs:enumeration value="CompletedOrPassed"/>
                <xs:enumeration value="NotApplicable"/>
              </xs:restriction></xs:simpleType>
            </xs:attribute>
            <xs:attribute name="masteryScore">
              <xs:simpleType><xs:restriction base="xs:decimal">
                <xs:minInclusive value="0"/><xs:maxInclusive value="1"/>
              </xs:restriction></xs:simpleType>
            </xs:attribute>
            <xs:attribute name="activityType" type="iri"/>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
</xs:schema>`;
