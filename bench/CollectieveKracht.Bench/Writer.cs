using System.Text;
using CollectieveKracht.Domain;

namespace CollectieveKracht.Bench;

/// <summary>A text as it is stored: what was typed, and the HTML as <see cref="Web.Platform.Markdown.MarkdownText"/> would make it.</summary>
internal sealed record Written(string Markdown, string Html);

/// <summary>Writes articles that mean nothing but have the build and the words of real ones.</summary>
internal sealed class Writer(Dutch dutch, IReadOnlyList<string> challenges, IReadOnlyList<string> glossary)
{
    public string Title(Random random) => Phrase(random, random.Next(4, 10), 120);

    public string Sentence(Random random) => Phrase(random, random.Next(7, 16), 250) + ".";

    /// <summary>A whole article of 250 to 600 words.</summary>
    public Written Article(Random random)
    {
        var (markdown, html) = (new StringBuilder(), new StringBuilder());
        var left = random.Next(250, 601);
        left -= InShort(random, markdown, html);
        var headings = new HashSet<string>();
        for (var section = 0; left > 0; section++)
        {
            Heading(random, markdown, html, headings);
            if (section == 1) left -= List(random, markdown, html);
            for (var paragraph = random.Next(1, 4); paragraph > 0 && left > 0; paragraph--) left -= Paragraph(random, markdown, html);
        }

        return new(markdown.ToString(), html.ToString());
    }

    /// <summary>A few sentences, for a question or an answer.</summary>
    public Written Short(Random random)
    {
        var text = string.Join(' ', Enumerable.Range(0, random.Next(2, 6)).Select(_ => Sentence(random)));
        return new(text, $"<p>{text}</p>\n");
    }

    private string Phrase(Random random, int words, int longest)
    {
        var phrase = new StringBuilder();
        for (var place = 0; place < words; place++)
        {
            var word = place is 1 or 3 ? dutch.Notion(random) : dutch.Word(random);
            if (phrase.Length + word.Length >= longest) break;
            if (place > 0) phrase.Append(' ').Append(word);
            else phrase.Append(char.ToUpperInvariant(word[0])).Append(word.AsSpan(1));
        }

        return phrase.ToString();
    }

    private int InShort(Random random, StringBuilder markdown, StringBuilder html)
    {
        markdown.Append("## In het kort\n\n");
        html.Append("""<div class="in-short"><h2 id="k-in-het-kort">In het kort</h2>""");
        var words = Items(random, markdown, html);
        html.Append("</div>\n\n");
        return words;
    }

    private int List(Random random, StringBuilder markdown, StringBuilder html)
    {
        var words = Items(random, markdown, html);
        html.Append('\n');
        return words;
    }

    private int Items(Random random, StringBuilder markdown, StringBuilder html)
    {
        var words = 0;
        html.Append("<ul>\n");
        for (var item = 0; item < 3; item++)
        {
            var sentence = Sentence(random);
            words += CountWords(sentence);
            markdown.Append("- ").Append(sentence).Append('\n');
            html.Append("<li>").Append(sentence).Append("</li>\n");
        }

        markdown.Append('\n');
        html.Append("</ul>");
        return words;
    }

    private void Heading(Random random, StringBuilder markdown, StringBuilder html, HashSet<string> known)
    {
        var words = Phrase(random, random.Next(2, 6), 60);
        while (!known.Add(words)) words += " " + dutch.Notion(random);
        markdown.Append("## ").Append(words).Append("\n\n");
        html.Append("<h2 id=\"k-").Append(Slug.From(words)).Append("\">").Append(words).Append("</h2>\n");
    }

    private int Paragraph(Random random, StringBuilder markdown, StringBuilder html)
    {
        var words = 0;
        html.Append("<p>");
        for (var sentences = random.Next(3, 6); sentences > 0; sentences--)
        {
            var sentence = Sentence(random);
            words += CountWords(sentence);
            markdown.Append(sentence).Append(' ');
            html.Append(sentence).Append(' ');
        }

        words += Link(random, markdown, html);
        markdown.Append("\n\n");
        html.Append("</p>\n");
        return words;
    }

    // One paragraph in three leads on: to a challenge, or to a word that the glossary explains.
    private int Link(Random random, StringBuilder markdown, StringBuilder html)
    {
        switch (random.Next(6))
        {
            case 0:
                var challenge = challenges[random.Next(challenges.Count)];
                markdown.Append("Lees ook [deze uitdaging](/uitdagingen/").Append(challenge).Append(").");
                html.Append("Lees ook <a href=\"/uitdagingen/").Append(challenge).Append("\">deze uitdaging</a>.");
                return 4;
            case 1:
                var term = glossary[random.Next(glossary.Count)];
                markdown.Append("Dat noemen we ").Append(term).Append('.');
                html.Append("Dat noemen we <a href=\"/woordenlijst/").Append(term).Append("\" class=\"term\" data-term=\"term-").Append(term).Append("\">").Append(term).Append("</a>.");
                return 4;
            default:
                return 0;
        }
    }

    private static int CountWords(string sentence) => sentence.AsSpan().Count(' ') + 1;
}
