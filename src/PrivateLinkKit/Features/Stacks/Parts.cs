namespace PrivateLinkKit.Features.Stacks;

/// <summary>The second half of logical ids: names of the parts of a unit.</summary>
internal static class Parts
{
    public const string Vpc = "vpc";
    public const string Cluster = "cluster";
    public const string Task = "task";
    public const string TaskGroup = "task-group";
    public const string Service = "service";
    public const string Alb = "alb";
    public const string AlbGroup = "alb-group";
    public const string AlbTargets = "alb-targets";
    public const string AlbListener = "alb-listener";
    public const string Nlb = "nlb";
    public const string NlbGroup = "nlb-group";
    public const string NlbTargets = "nlb-targets";
    public const string NlbListener = "nlb-listener";
    public const string EndpointService = "endpoint-service";
    public const string Endpoint = "endpoint";
    public const string EndpointGroup = "endpoint-group";
}
