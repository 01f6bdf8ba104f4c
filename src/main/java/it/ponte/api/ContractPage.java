package it.ponte.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The contract itself: as a file for machines, as a page for people. */
@Controller
public class ContractPage {

    /** The OpenAPI file, as it was written. */
    @GetMapping("/api/openapi.yaml")
    ResponseEntity<Resource> file() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
                .body(new ClassPathResource("api/openapi.yaml"));
    }

    /** The same, to be read. */
    @GetMapping("/api")
    String page(org.springframework.ui.Model model) {
        model.addAttribute("paths", ContractReading.paths());
        return "api";
    }
}
