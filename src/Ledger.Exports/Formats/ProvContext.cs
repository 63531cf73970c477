namespace Ledger.Exports;

/// <summary>What the short names in an export of provenance stand for. It travels inside, so that no network is needed.
/// </summary>
internal static class ProvContext
{
    public const string Json =
        """
        {
          "@version": 1.1,
          "prov": "http://www.w3.org/ns/prov#",
          "dcterms": "http://purl.org/dc/terms/",
          "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
          "xsd": "http://www.w3.org/2001/XMLSchema#",
          "ledger": "urn:ledger:terms:",
          "id": "@id",
          "type": { "@id": "@type", "@type": "@vocab" },
          "Entity": "prov:Entity",
          "Activity": "prov:Activity",
          "Agent": "prov:Agent",
          "Organization": "prov:Organization",
          "Derivation": "prov:Derivation",
          "label": { "@id": "rdfs:label", "@language": "nl" },
          "value": "prov:value",
          "used": { "@id": "prov:used", "@type": "@id" },
          "wasGeneratedBy": { "@id": "prov:wasGeneratedBy", "@type": "@id" },
          "generatedAtTime": { "@id": "prov:generatedAtTime", "@type": "xsd:dateTime" },
          "endedAtTime": { "@id": "prov:endedAtTime", "@type": "xsd:dateTime" },
          "wasInvalidatedBy": { "@id": "prov:wasInvalidatedBy", "@type": "@id" },
          "invalidatedAtTime": { "@id": "prov:invalidatedAtTime", "@type": "xsd:dateTime" },
          "wasAssociatedWith": { "@id": "prov:wasAssociatedWith", "@type": "@id" },
          "wasAttributedTo": { "@id": "prov:wasAttributedTo", "@type": "@id" },
          "wasDerivedFrom": { "@id": "prov:wasDerivedFrom", "@type": "@id" },
          "wasRevisionOf": { "@id": "prov:wasRevisionOf", "@type": "@id" },
          "wasInformedBy": { "@id": "prov:wasInformedBy", "@type": "@id" },
          "specializationOf": { "@id": "prov:specializationOf", "@type": "@id" },
          "qualifiedDerivation": "prov:qualifiedDerivation",
          "entity": { "@id": "prov:entity", "@type": "@id" },
          "bibliographicCitation": "dcterms:bibliographicCitation",
          "description": { "@id": "dcterms:description", "@language": "nl" },
          "identifier": "dcterms:identifier",
          "publisher": "dcterms:publisher",
          "date": "dcterms:date",
          "valid": "dcterms:valid",
          "position": { "@id": "ledger:position", "@type": "xsd:integer" },
          "field": "ledger:field",
          "provenance": "ledger:provenance"
        }
        """;
}
