using System.Text.RegularExpressions;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.AuditLog;

namespace CollectieveKracht.Web.Tests.Features.AuditLog;

/// <summary>Reads in the source which acts are recorded: where an event is made, and where a method is called that makes one of an act it is given.</summary>
internal static partial class RecordedActs
{
    private static readonly string[] Projects = ["CollectieveKracht.Domain", "CollectieveKracht.Web"];

    public static IEnumerable<string> Find()
    {
        var sources = Projects.SelectMany(project =>
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains("Migrations", StringComparison.Ordinal));
        return sources.Select(File.ReadAllText).SelectMany(In).Distinct().Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> In(string source)
    {
        foreach (Match made in Event().Matches(source))
        {
            var arguments = Arguments(source, made.Index + made.Length);
            if (arguments is ["\"account\"", "account.Value", ..]) continue;

            if (arguments[0] == $"{nameof(AuditSubject)}.{nameof(AuditSubject.Log)}") arguments[0] = $"\"{AuditSubject.Log}\"";
            if (Constant().Match(source) is { Success: true } named && arguments[0] == named.Groups["name"].Value) arguments[0] = named.Groups["value"].Value;
            // For a subject that is given, as Tasks do.
            if (!arguments[0].StartsWith('"'))
                foreach (var call in Calls(source, made.Index)) yield return $"{Literals(call[0]).Single()}: {Literals(call[2]).Single()}";
            else
                foreach (var act in Acts(source, made.Index, arguments[3])) yield return $"{arguments[0].Trim('"')}: {act}";
        }

        foreach (Match noted in AccountNote().Matches(source))
            foreach (var act in Acts(source, noted.Index, Arguments(source, noted.Index + noted.Length)[1])) yield return $"account: {act}";
    }

    private static IEnumerable<string> Acts(string source, int at, string argument)
    {
        if (argument == "move.Word") return RevisionMove.All.Select(move => move.Word).Distinct();
        if (argument == "move.Act!") return Wave.Moves.Select(move => move.Act);
        if (argument.StartsWith("$\"change-", StringComparison.Ordinal)) return Enum.GetNames<ProfilePart>().Select(part => $"change-{part}");
        var literals = Literals(argument).ToList();
        return literals.Count > 0 ? literals : Calls(source, at).SelectMany(call => call.Select(Literals).First(found => found.Any()));
    }

    /// <summary>The arguments of each call of the method around this place.</summary>
    private static IEnumerable<IReadOnlyList<string>> Calls(string source, int at)
    {
        var method = Method().Matches(source).Where(declared => declared.Index < at).MaxBy(declared => declared.Index)!.Groups["name"].Value;
        return Regex.Matches(source, $@"(?<=[\s.(>]){method}\((?!\w+ \w+[,)])").Select(call => Arguments(source, call.Index + call.Length))
            .Where(arguments => arguments.Any(argument => Literals(argument).Any()));
    }

    private static IEnumerable<string> Literals(string argument) => Literal().Matches(argument).Select(found => found.Groups[1].Value);

    private static List<string> Arguments(string source, int from)
    {
        var (found, depth, start) = (new List<string>(), 0, from);
        for (var at = from; at < source.Length && depth >= 0; at++)
        {
            if (source[at] is '(' or '[' or '{') depth++;
            else if (source[at] is ')' or ']' or '}') depth--;
            if ((source[at] == ',' && depth == 0) || depth < 0)
            {
                found.Add(Label().Replace(source[start..at].Trim(), ""));
                start = at + 1;
            }
        }

        return found;
    }

    [GeneratedRegex(@"new DomainEvent\(")]
    private static partial Regex Event();

    [GeneratedRegex(@"\bdb\.Note\(")]
    private static partial Regex AccountNote();

    [GeneratedRegex(@"(?:void|Task|Task<\w+>) (?<name>\w+)\([^)]*string act\b")]
    private static partial Regex Method();

    [GeneratedRegex(@"""([^""]+)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"const string (?<name>Subject) = (?<value>""[^""]+"")")]
    private static partial Regex Constant();

    [GeneratedRegex(@"^\w+: ")]
    private static partial Regex Label();
}
