namespace CollectieveKracht.Web.Data.Checking;

/// <summary>Something that holds whatever happened to the site or its database (docs/operations.md, "Checking").</summary>
/// <param name="Says">What holds.</param>
/// <param name="Sql">Finds where it does not: a row for each, told by numbers and words of the platform, never by what people wrote.</param>
public sealed record Invariant(string Says, string Sql)
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("A published article shows a published revision of its own",
            """
            select 'article ' || a.id
            from articles a left join revisions r on r.id = a.published_revision_id
            where a.standing <> 'Unpublished' and (r.id is null or r.article_id <> a.id or r.state <> 'Published')
            """),
        new("A decision stands in the audit log",
            """
            select 'revision ' || r.id || ' ' || r.state
            from revisions r
            where (r.state in ('ChangesRequested', 'Rejected') or (r.state = 'Published' and r.decision_reason is not null))
                and not exists (select from audit_entries e where e.subject = 'revision' and e.subject_id = r.id and e.after = r.state)
            union all
            select 'article ' || a.id || ' ' || a.standing
            from articles a
            where a.standing in ('Flagged', 'Hidden', 'Archived')
                and not exists (select from audit_entries e where e.subject = 'article' and e.subject_id = a.id and e.after = a.standing)
            union all
            select 'flag ' || f.id
            from flagged_articles f
            where f.decided_at is not null and not exists (select from audit_entries e where e.subject = 'flag' and e.subject_id = f.id and e.act in ('keep', 'hide'))
            """),
        new("Each move of a revision begins where the one before it ended",
            """
            select 'revision ' || m.subject_id || ' at entry ' || m.id
            from (
                select e.subject_id, e.id, e.before, e.after,
                    lag(e.after) over (partition by e.subject_id order by l.number) as ended,
                    row_number() over (partition by e.subject_id order by l.number desc) as from_last
                from audit_entries e join audit_links l on l.entry_id = e.id
                where e.subject = 'revision') m
            left join revisions r on r.id = m.subject_id and m.from_last = 1
            where m.before <> m.ended or m.after <> r.state
            """),
        new("What is in review is claimed by one, and nothing is claimed that does not wait",
            """
            select 'revision ' || r.id || ' ' || r.state
            from revisions r
            where (not r.awaits_look and (r.state = 'InReview') <> (r.claim_by is not null and r.claim_until is not null)) or r.claim_by = r.author_id
                or (r.awaits_look and r.state <> 'Published')
            union all
            select 'flag ' || f.id
            from flagged_articles f
            where f.decided_at is not null and f.claim_by is not null
            """),
        new("The audit log has no gap, and no entry was changed or taken out",
            """
            select 'number ' || l.number
            from (
                select number, entry_id, hash, lag(number, 1, 0) over (order by number) as before, lag(hash, 1, '') over (order by number) as chain
                from audit_links) l
            left join audit_entries e on e.id = l.entry_id
            where l.number <> l.before + 1 or e.id is null or l.hash <> sha256(l.chain || audit_content(e))
            union all
            select 'entry ' || e.id || ' without a number'
            from audit_entries e
            where not exists (select from audit_links l where l.entry_id = e.id)
            union all
            select 'the head at ' || h.number
            from audit_head h left join audit_links l on l.number = h.number
            where h.number <> (select count(*) from audit_links) or (h.number > 0 and h.hash is distinct from l.hash)
            """),
        new("The search finds what is there, for whom it is there",
            """
            select 'entry ' || s.kind || ' ' || s.subject_id
            from search_entries s
            where not case s.kind
                when 'Article' then exists (
                    select from articles a where a.id = s.subject_id and a.standing in ('Visible', 'Flagged') and a.audience = s.audience)
                when 'Question' then exists (select from questions q where q.id = s.subject_id)
                when 'Challenge' then exists (select from challenges c where c.id = s.subject_id and not c.is_retired)
                when 'Collective' then exists (select from collectives c where c.id = s.subject_id and c.standing <> 'Archived')
                when 'Network' then exists (select from networks n where n.id = s.subject_id)
                when 'Term' then exists (select from glossary_terms t where t.id = s.subject_id)
                else false end
            union all
            select 'article ' || a.id || ' is not found'
            from articles a
            where a.standing in ('Visible', 'Flagged') and not exists (select from search_entries s where s.subject_id = a.id)
            """),
        new("A mail tells of what happened, and a sent one keeps no text",
            """
            select 'mail ' || m.id || ' ' || m.kind
            from outbox_mails m
            join (values ('account-notice', 'account'), ('collective-decision', 'collective'), ('invitation', 'collective'), ('join-request', 'collective'))
                as told (kind, subject) on told.kind = m.kind
            where not exists (
                select from audit_entries e
                where e.subject = told.subject and e.at between m.written_at - interval '1 minute' and m.written_at + interval '1 minute')
            union all
            select 'mail ' || m.id || ' ' || m.kind || ' with its text'
            from outbox_mails m
            where m.state = 'Sent' and (m.subject <> '' or m.text <> '' or m.html <> '')
            """),
    ];
}
