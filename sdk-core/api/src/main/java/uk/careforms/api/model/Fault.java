package uk.careforms.api.model;

/** Who has to act when a {@link CareFormsException} is thrown. */
public enum Fault {
    /** The calling program broke the contract of a method. */
    CALLER,
    /** Configuration, a form pack or a database is not as it must be; an operator or developer must change it. */
    SETUP,
    /** A remote system or the database is not there right now; trying again later may help. */
    REMOTE,
    /** CareForms itself is wrong; please report it. */
    BUG
}
