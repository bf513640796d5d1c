namespace CollectieveKracht.Web.Features.Conversation;

public sealed class ConversationText;
