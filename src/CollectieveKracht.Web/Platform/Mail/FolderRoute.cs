using MimeKit;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>Puts each mail in a folder, under its number: the same mail twice is one file.</summary>
public sealed class FolderRoute(string folder) : IMailRoute
{
    public Task<IMailDelivery> OpenAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        return Task.FromResult<IMailDelivery>(new Delivery(folder));
    }

    private sealed class Delivery(string folder) : IMailDelivery
    {
        public async Task DeliverAsync(MimeMessage mail, Action handOver, CancellationToken cancel)
        {
            var file = Path.Combine(folder, mail.MessageId!.Split('@')[0] + ".eml");
            await mail.WriteToAsync(file + ".new", cancel);
            handOver();
            File.Move(file + ".new", file, overwrite: true);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
