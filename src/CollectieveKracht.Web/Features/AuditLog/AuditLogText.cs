namespace CollectieveKracht.Web.Features.AuditLog;

public sealed class AuditLogText;
