namespace PrivateLinkKit.Builders;

/// <summary>The logical ids by which faults name the parts of a stack.</summary>
internal static class Part
{
    public const string Vpc = "vpc";
    public const string Task = "task";
    public const string Alb = "alb";
    public const string Nlb = "nlb";
    public const string EndpointService = "endpoint-service";

    public static string VpcOf(ConsumerBuilder consumer) => $"{consumer.Name}/vpc";

    public static string EndpointOf(ConsumerBuilder consumer) => $"{consumer.Name}/endpoint";
}
