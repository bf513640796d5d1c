using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Bench;

/// <summary>Writes the entries of the index for what was copied past the site, as the site would.</summary>
internal static class Index
{
    public static async Task FillAsync(PlatformDb db, CancellationToken cancel)
    {
        await AddArticlesAsync(db, cancel);
        await AddCollectivesAsync(db, cancel);
        await AddQuestionsAsync(db, cancel);
    }

    private static Task<int> AddArticlesAsync(PlatformDb db, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $$"""
        with known as materialized (select challenge_id, count(*) as collectives from recognitions group by challenge_id)
        insert into search_entries (subject_id, kind, slug, language, audience, title, summary, keywords, body, byline, facets, newest_at, recognised, is_example)
        select a.id, 'Article', a.slug, a.language, a.audience, r.title, r.summary,
            coalesce((select string_agg(c.name_nl || ' ' || c.short_name_nl, ' ') from article_challenges l join challenges c on c.id = l.challenges_id where l.article_id = a.id), ''),
            regexp_replace(r.body_html, '<[^>]+>', ' ', 'g'), coalesce(o.name, w.name),
            array['kennissoort:' || (case a.kind when 'Experience' then 'ervaring' when 'HowTo' then 'stappenplan' when 'Tool' then 'voorbeelddocument'
                when 'Research' then 'onderzoek' when 'Interview' then 'interview' when 'Law' then 'wet-en-regels' else 'geldregeling' end), 'taal:' || a.language]
            || coalesce(nullif(array(select 'sector:' || t.slug from article_sectors l join terms t on t.id = l.sectors_id where l.article_id = a.id), '{}'), array['sector:*'])
            || array(select 'uitdaging:' || c.slug from article_challenges l join challenges c on c.id = l.challenges_id where l.article_id = a.id order by c.is_key desc, c.category_slug, c.position)
            || coalesce(nullif(array(select 'rechtsvorm:' || t.slug from article_legal_forms l join terms t on t.id = l.legal_forms_id where l.article1id = a.id), '{}'), array['rechtsvorm:*'])
            || coalesce(nullif(array(select 'werkgebied:' || t.slug from article_working_areas l join terms t on t.id = l.working_areas_id where l.article2id = a.id), '{}'), array['werkgebied:*'])
            || coalesce(nullif(array(select 'leden:' || t.slug from article_size_classes l join terms t on t.id = l.size_classes_id where l.article3id = a.id), '{}'), array['leden:*'])
            || coalesce(nullif(array(select 'doelgroep:' || t.slug from article_target_groups l join terms t on t.id = l.target_groups_id where l.article4id = a.id), '{}'), array['doelgroep:*'])
            || array(select 'regio:' || g.slug from article_regions l join regions m on m.code = l.regions_code join regions g on g.code = any(m.lineage) and g.kind <> 'Country' where l.article_id = a.id),
            a.last_published_at,
            coalesce((select max(k.collectives) from article_challenges l join known k on k.challenge_id = l.challenges_id where l.article_id = a.id), 0), false
        from articles a
        join revisions r on r.id = a.published_revision_id
        join accounts w on w.id = a.author_id
        left join collectives o on o.id = a.collective_id
        where a.standing in ('Visible', 'Flagged')
        on conflict do nothing
        """, cancel);

    private static Task<int> AddCollectivesAsync(PlatformDb db, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $$"""
        insert into search_entries (subject_id, kind, slug, language, audience, title, summary, keywords, body, byline, facets, newest_at, recognised, is_example)
        select o.id, 'Collective', o.slug, 'nl', 'public', o.name, o.summary, concat_ws(' ', m.name, p.name, s.name_nl, array_to_string(o.expertise_offered || o.expertise_sought, ' ')),
            '', m.name || ', ' || p.name,
            array['sector:' || s.slug, 'rechtsvorm:' || f.slug, 'werkgebied:' || w.slug] || case when z.slug is null then '{}' else array['leden:' || z.slug] end
            || array(select 'doelgroep:' || t.slug from collective_target_groups l join terms t on t.id = l.target_groups_id where l.collective1id = o.id)
            || array(select 'netwerk:' || n.slug from collective_networks l join networks n on n.id = l.networks_id where l.collective_id = o.id)
            || array(select 'uitdaging:' || c.slug from recognitions l join challenges c on c.id = l.challenge_id where l.collective_id = o.id and l.state = 'PlaysNow')
            || array['regio:' || m.slug, 'regio:' || p.slug],
            o.created_at, 0, o.is_example
        from collectives o
        join regions m on m.code = o.municipality_code
        join regions p on p.code = m.parent_code
        join terms s on s.id = o.sector_id
        join terms f on f.id = o.legal_form_id
        join terms w on w.id = o.working_area_id
        left join terms z on z.id = o.size_class_id
        where o.standing <> 'Archived'
        on conflict do nothing
        """, cancel);

    private static Task<int> AddQuestionsAsync(PlatformDb db, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $$"""
        with known as materialized (select challenge_id, count(*) as collectives from recognitions group by challenge_id)
        insert into search_entries (subject_id, kind, slug, language, audience, title, summary, keywords, body, byline, facets, newest_at, recognised, is_example)
        select q.id, 'Question', q.slug, 'nl', 'public', q.title, left(q.body_markdown, 200), '',
            q.body_markdown || ' ' || coalesce((select string_agg(a.body_markdown, ' ') from answers a where a.question_id = q.id), ''), o.name,
            array['taal:nl', 'antwoord:' || case when exists (select from answers a where a.question_id = q.id) then 'met' else 'zonder' end, 'sector:' || s.slug]
            || array(select 'uitdaging:' || c.slug from question_challenges l join challenges c on c.id = l.challenges_id where l.question_id = q.id),
            q.asked_at,
            coalesce((select max(k.collectives) from question_challenges l join known k on k.challenge_id = l.challenges_id where l.question_id = q.id), 0), q.is_example
        from questions q
        join collectives o on o.id = q.asked_by_id
        join terms s on s.id = o.sector_id
        on conflict do nothing
        """, cancel);
}
