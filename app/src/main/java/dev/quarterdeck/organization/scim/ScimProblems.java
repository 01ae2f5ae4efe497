package dev.quarterdeck.organization.scim;

import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ForbiddenException;
import de.captaingoldfish.scim.sdk.common.exceptions.InternalServerException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import dev.quarterdeck.platform.Refusal;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

/// Says a refusal in SCIM's words (RFC 7644 §3.12), and of a fault no more than that it is one.
final class ScimProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ScimProblems.class);

    private ScimProblems() {}

    static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            throw of(refusal);
        } catch (ScimException known) {
            throw known;
        } catch (DuplicateKeyException clash) {
            throw new ConflictException("Another user has this user name.", "uniqueness");
        } catch (RuntimeException fault) {
            LOG.error("A fault while provisioning", fault);
            throw new InternalServerException(
                    "This is a fault of the program; the log tells more.", null, null);
        }
    }

    private static ScimException of(Refusal refusal) {
        var words = refusal.getMessage() + " " + refusal.remedy();
        return switch (refusal.kind()) {
            case FORBIDDEN, UNAUTHENTICATED -> new ForbiddenException(words);
            case NOT_FOUND -> new ResourceNotFoundException(words);
            case CONFLICT, STALE -> new ConflictException(words, "uniqueness");
            case INVALID, TOO_LARGE, MEDIA_TYPE -> new BadRequestException(words, "invalidValue");
            case TOO_MANY, UNAVAILABLE -> {
                var later = new InternalServerException(words, null, null);
                later.setStatus(refusal.kind().status());
                yield later;
            }
        };
    }
}
