using CollectieveKracht.Domain;
using Npgsql;

namespace CollectieveKracht.Bench;

/// <summary>Questions of the made collectives, with no to four answers.</summary>
internal sealed class MadeQuestions(World world, IReadOnlyList<MadeCollective> collectives)
{
    private const int Seed = 700_001;

    public async Task WriteAsync(NpgsqlConnection connection, int count, CancellationToken cancel)
    {
        var random = new Random(Seed);
        var made = Enumerable.Range(0, count).Select(index => Make(random, index)).ToList();
        await connection.CopyAsync(
            "questions", "id, slug, title, body_markdown, body_html, asked_by_id, asked_at, is_example", made.Select(question => question.Row), cancel);
        await connection.CopyAsync(
            "question_challenges", "question_id, challenges_id",
            made.SelectMany(question => random.Some(world.Challenges, random.Next(1, 4)).Select(challenge => new object?[] { question.Id, challenge.Id.Value })), cancel);
        await connection.CopyAsync(
            "answers", "id, question_id, by_id, body_markdown, body_html, given_at, is_accepted",
            made.SelectMany(question => Enumerable.Range(0, random.Next(5)).Select(place => Answer(random, question, place))), cancel);
    }

    private Made Make(Random random, int index)
    {
        var asker = random.Of(collectives);
        var at = world.Later(asker.ListedAt, random);
        var id = Guid.CreateVersion7(at);
        var title = world.Writer.Title(random) + "?";
        var slug = Slug.From(title);
        var text = world.Writer.Short(random);
        return new(id, at, [id, $"{slug[..Math.Min(slug.Length, 80)].TrimEnd('-')}-{index}", title, text.Markdown, text.Html, asker.Id, at, true]);
    }

    private object?[] Answer(Random random, Made question, int place)
    {
        var text = world.Writer.Short(random);
        return [Guid.CreateVersion7(), question.Id, random.Of(collectives).Id, text.Markdown, text.Html, world.Later(question.At, random), place == 0 && random.Happens(.4)];
    }

    private sealed record Made(Guid Id, DateTimeOffset At, object?[] Row);
}
