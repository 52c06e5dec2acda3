namespace PrivateLinkKit.Features.Stacks;

/// <summary>Logical ids of parts of a stack in validation errors: the unit's name and the part's.</summary>
internal static class LogicalIds
{
    public static string Vpc(StackDraft stack) => $"{stack.Name}/{Parts.Vpc}";

    public static string Vpc(ConsumerBuilder consumer) => $"{consumer.Name}/{Parts.Vpc}";

    public static string Task(StackDraft stack) => $"{stack.Name}/{Parts.Task}";

    public static string Alb(StackDraft stack) => $"{stack.Name}/{Parts.Alb}";

    public static string Nlb(StackDraft stack) => $"{stack.Name}/{Parts.Nlb}";

    public static string EndpointService(StackDraft stack) => $"{stack.Name}/{Parts.EndpointService}";

    public static string Endpoint(ConsumerBuilder consumer) => $"{consumer.Name}/{Parts.Endpoint}";
}
