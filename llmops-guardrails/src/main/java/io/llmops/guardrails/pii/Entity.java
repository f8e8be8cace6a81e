package io.llmops.guardrails.pii;

import java.util.Locale;

/** What {@link PiiGuardrail} can find. The category of a finding is the name in lower case. */
public enum Entity {
    /** E-mail addresses, international ones too. */
    EMAIL,
    /** Telephone numbers: international ones anywhere, national ones of the configured regions, others by context. */
    PHONE,
    /** Numbers of payment cards: the issuer's range and length, and the check digit of Luhn (ISO/IEC 7812-1). */
    PAYMENT_CARD,
    /** International bank account numbers: the country's length and check digits (ISO 13616). */
    IBAN,
    /** Social security numbers of the United States. */
    US_SSN,
    /** National insurance numbers of the United Kingdom. */
    UK_NINO,
    /** IPv4 and IPv6 addresses that name a machine on the Internet. */
    IP_ADDRESS,
    /** Hardware addresses of network cards. */
    MAC_ADDRESS,
    /** Dates that the words around them call a day of birth. */
    DATE_OF_BIRTH,
    /** Streets with house numbers, post boxes, and postal codes that are called so. */
    POSTAL_ADDRESS;

    /** Such as {@code payment_card}. */
    public String category() {
        return name().toLowerCase(Locale.ROOT);
    }
}
