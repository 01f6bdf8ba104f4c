package it.ponte.partner;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A way in which a partner sends to us. */
public sealed interface Channel {
    /** All words by which envelopes note how they came. */
    List<String> WORDS = List.of(
            "sftp",
            "sftp-fetched",
            "sftp-fetched-unanswered",
            "ftps-fetched",
            "ftps-fetched-unanswered",
            "mail",
            "rest",
            "form");

    /** Which mappings read its files, in the order in which they are tried; empty where the hub's own layout is used. */
    List<MappingChoice> mappings();

    /** The mapping folder that says what a file of this name means; empty where none is meant for such a name. */
    default Optional<String> mappingFor(String fileName) {
        return mappings().stream()
                .filter(choice -> choice.fits(fileName))
                .map(MappingChoice::mapping)
                .findFirst();
    }

    /** Our drop box, user name = partner id, folders in/ and out/; or, where there is one, the partner's own server. */
    record Sftp(List<MappingChoice> mappings, RemoteServer server) implements Channel {
        public Sftp {
            mappings = List.copyOf(mappings);
        }

        /** Whether the partner leaves files with us rather than us fetching them. */
        public boolean isDropBox() {
            return server == null;
        }

        /**
         * How its files come, as envelopes note it: {@code sftp} into our drop box, {@code sftp-fetched} or
         * {@code ftps-fetched} from its own server, with {@code -unanswered} behind where that takes no receipts.
         */
        public String word() {
            if (isDropBox()) {
                return "sftp";
            }
            String fetched = server.isSftp() ? "sftp-fetched" : "ftps-fetched";
            return server.receiptsTo() == null ? fetched + "-unanswered" : fetched;
        }
    }

    /** The REST face. */
    record Rest(List<MappingChoice> mappings) implements Channel {
        public Rest {
            mappings = List.copyOf(mappings);
        }
    }

    /**
     * Mails to our mailbox, the files attached.
     *
     * @param from who may send them: whole addresses, or {@code @domain} for everybody of a domain (of it alone, not of
     *     those below it)
     */
    record Mail(List<MappingChoice> mappings, List<String> from) implements Channel {
        public Mail {
            mappings = List.copyOf(mappings);
            from = from.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
        }

        /** Whether mails from this address are expected; without regard to case. */
        public boolean allows(String address) {
            String asked = address.toLowerCase(Locale.ROOT);
            return from.contains(asked)
                    || asked.contains("@") && from.contains(asked.substring(asked.lastIndexOf('@')));
        }
    }

    /** A form on the web. */
    record Form(List<MappingChoice> mappings) implements Channel {
        public Form {
            mappings = List.copyOf(mappings);
        }
    }
}
