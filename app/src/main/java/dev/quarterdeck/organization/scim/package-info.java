/// How does an identity provider keep the organisation's persons up to date?
///
/// Speaks SCIM 2.0 (RFC 7643, RFC 7644) at `/scim/v2`: users with their manager, from today on.
/// Deactivating and deleting end the employment; no person is ever removed. Groups are not offered.
@NullMarked
package dev.quarterdeck.organization.scim;

import org.jspecify.annotations.NullMarked;
