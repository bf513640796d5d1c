namespace CollectieveKracht.Web.Platform.Pdf;

/// <summary>To lay out a long text takes a processor for a second, so only so many do it at once and others always have one.</summary>
internal static class PdfTurn
{
    private static readonly SemaphoreSlim Turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    public static async Task<byte[]> TakeAsync(Func<byte[]> write, CancellationToken cancel)
    {
        await Turns.WaitAsync(cancel);
        try
        {
            return write();
        }
        finally
        {
            Turns.Release();
        }
    }
}
