namespace CollectieveKracht.Domain.Surveys;

/// <summary>A file of answers that was loaded into a wave, all of it at once.</summary>
public sealed class AnswerImport : Entity
{
    private AnswerImport()
    {
    }

    /// <param name="fileHash">Of the file's content, by which the same file is recognised.</param>
    /// <param name="by">Who loaded it.</param>
    /// <param name="id">The number under which it was looked at before; null gives it one of its own.</param>
    public AnswerImport(Wave wave, string fileName, string fileHash, int rows, AccountId by, DateTimeOffset now, AnswerImportId? id = null)
    {
        RuleException.Unless(wave.Stage is WaveStage.Open or WaveStage.Closed, "survey.not-open");
        Id = id ?? AnswerImportId.New();
        (WaveSlug, FileName, FileHash, Rows, By, At) = (wave.Slug, fileName, fileHash, rows, by, now);
        Record(new DomainEvent("wave", wave.Key, by, "import", null, $"{rows}"));
    }

    public AnswerImportId Id { get; private set; }

    public string WaveSlug { get; private set; } = "";

    public string FileName { get; private set; } = "";

    /// <summary>SHA-256, hexadecimal.</summary>
    public string FileHash { get; private set; } = "";

    /// <summary>In respondents.</summary>
    public int Rows { get; private set; }

    public AccountId By { get; private set; }

    public DateTimeOffset At { get; private set; }
}
