package uk.careforms.api.model;

/**
 * The name a remote system gave, or was given, for a record.
 *
 * @param system the connector's name in this installation, like {@code crm}
 * @param id the remote key, like a GUID
 * @param label what staff call it there, like a case number; the id where there is none
 */
public record CaseReference(String system, String id, String label) {}
