-- A person is told what was done to the login that belongs to them, such as joining another user to them.
drop policy app_sees on access.audit_entry;
create policy app_sees on access.audit_entry for select to ${app}
    using (
        subjects @> array[(select access.person_of_viewer())]
        and (field_class = 'USERS'
             or field_class in (select split_part(r.record_class, ':', 1) from access.class_rule r where r.persona = 'SELF')));

-- Two columns hold what others gave us in the clear, and so does a backup: `verifier` for ten minutes at most and until the
-- browser is back, `id_token` until the session has ended. Everything else that proves a login is kept as a hash.
comment on column access.provider_request.verifier is
    'In the clear: proof of one sign-in under way; the row is deleted when the browser is back, or after ten minutes.';
comment on column access.session.id_token is
    'In the clear: the token of the identity provider, a hint for signing out there; null once the session has ended.';
