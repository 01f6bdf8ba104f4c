package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.embedded.DropBoxQuota;
import it.ponte.feedback.KeptPromises;
import it.ponte.machines.StoppedWebhooks;
import it.ponte.mapping.Mapping;
import it.ponte.mapping.Mappings;
import it.ponte.partner.Channel;
import it.ponte.partner.EndingKeys;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.trial.LayoutSheet;
import it.ponte.vocabulary.ItalianTime;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Mittenti: who sends to us, how much and how well, and who has gone silent. */
@Controller
public class PartnerPages {
    private static final int FREQUENT = 10;
    private static final int FEW = 8;
    private static final int DAYS = 30;

    private final Partners partners;
    private final PartnerReads reads;
    private final ArrivalReads arrivals;
    private final SilentPartners silent;
    private final Mappings mappings;
    private final LayoutSheet sheet;
    private final EndingKeys endingKeys;
    private final DropBoxQuota dropBox;
    private final KeptPromises promises;
    private final StoppedWebhooks webhooks;
    private final Clock clock;

    PartnerPages(
            Partners partners,
            PartnerReads reads,
            ArrivalReads arrivals,
            SilentPartners silent,
            Mappings mappings,
            LayoutSheet sheet,
            EndingKeys endingKeys,
            DropBoxQuota dropBox,
            KeptPromises promises,
            StoppedWebhooks webhooks,
            Clock clock) {
        this.partners = partners;
        this.reads = reads;
        this.arrivals = arrivals;
        this.silent = silent;
        this.mappings = mappings;
        this.sheet = sheet;
        this.endingKeys = endingKeys;
        this.dropBox = dropBox;
        this.promises = promises;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * A way in which a partner sends.
     *
     * @param type as in {@code channel.<type>} of the texts
     * @param mapping null for the hub's own layouts
     * @param version of the mapping today
     * @param files the pattern of the file names that it reads; null without a mapping
     */
    public record Way(String type, String mapping, String version, String files) {}

    /** All of them. */
    @GetMapping("/console/mittenti")
    String list(Principal signedIn, Model model) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        model.addAttribute("partners", partners.all());
        model.addAttribute(
                "figures",
                reads.figures(partners.all().stream().map(Partner::id).toList(), who));
        model.addAttribute("silent", silent.seenBy(who));
        model.addAttribute(
                "ending",
                endingKeys.all().stream().map(key -> key.partner().id()).collect(Collectors.toSet()));
        model.addAttribute("stopped", stopped().keySet());
        return "partners";
    }

    /** One of them. */
    @GetMapping("/console/mittenti/{id}")
    String one(@PathVariable String id, Principal signedIn, Model model) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        Partner partner = partner(id);
        LocalDate monthAgo = ItalianTime.dayOf(clock.instant()).minusDays(DAYS);
        model.addAttribute("partner", partner);
        model.addAttribute("today", ItalianTime.dayOf(clock.instant()));
        model.addAttribute("figures", reads.figures(List.of(id), who).get(id));
        model.addAttribute("silentSince", silent.seenBy(who).get(id));
        model.addAttribute(
                "ways", partner.channels().stream().flatMap(this::ways).toList());
        model.addAttribute("full", full(partner));
        model.addAttribute("dropBox", dropBox);
        model.addAttribute(
                "share", who.may(Role.OPERATOR) ? promises.share(id, who).orElse(null) : null);
        model.addAttribute("stopped", stopped().get(id));
        model.addAttribute("wrong", arrivals.wrongAlike(ArrivalFilter.of(id, monthAgo), FREQUENT, who));
        model.addAttribute("arrivals", arrivals.page(ArrivalFilter.of(id, null), null, FEW, who));
        return "partner";
    }

    /** Its layout sheet, to be handed over. */
    @GetMapping("/console/mittenti/{id}/tracciato.pdf")
    ResponseEntity<byte[]> sheet(@PathVariable String id) {
        byte[] pdf = sheet.pdf(partner(id).id());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(pdf);
    }

    /**
     * Its folder, once it is so full that files are refused. A file that was seen waiting and then stands nowhere among
     * the arrivals would tell that it was about protected people (SAFETY P4).
     */
    private DropBoxQuota.Use full(Partner partner) {
        return partner.kind().alwaysProtected()
                ? null
                : dropBox.of(partner.id()).filter(DropBoxQuota.Use::full).orElse(null);
    }

    private Map<String, StoppedWebhooks.Stopped> stopped() {
        return webhooks.all().stream().collect(Collectors.toMap(StoppedWebhooks.Stopped::partner, Function.identity()));
    }

    private Partner partner(String id) {
        return partners.find(id).orElseThrow(Gone::new);
    }

    /** One for each mapping that the channel chooses among; one where there is no choice. */
    private Stream<Way> ways(Channel channel) {
        String type = channel.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        String way = channel instanceof Channel.Sftp sftp ? sftp.word() : type;
        return channel.mappings().isEmpty()
                ? Stream.of(new Way(way, null, null, null))
                : channel.mappings().stream()
                        .map(choice -> new Way(way, choice.mapping(), version(choice.mapping()), choice.files()));
    }

    private String version(String mapping) {
        return mappings.find(mapping).map(Mapping::version).orElse(null);
    }
}
