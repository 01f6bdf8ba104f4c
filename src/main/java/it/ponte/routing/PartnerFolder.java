package it.ponte.routing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A folder on an SFTP or FTPS server that a partner and the hub share.
 *
 * @param place its Camel address without options
 * @param access the options by which the hub signs in there and knows the server
 */
record PartnerFolder(String place, Map<String, String> access) {

    /** The whole address, for reading or writing with these options. */
    String with(Map<String, String> options) {
        Map<String, String> all = new LinkedHashMap<>(access);
        all.putAll(options);
        return CamelAddress.of(place, all);
    }
}
