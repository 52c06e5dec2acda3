namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>A target of a target group.</summary>
/// <param name="TargetGroupArn">The target group.</param>
/// <param name="Id">An address, an instance id or the ARN of an Application Load Balancer, according to the target type.</param>
/// <param name="Port">The port that receives traffic.</param>
/// <param name="AvailabilityZone">The zone of an address, <c>all</c> for one outside the VPC, otherwise null.</param>
/// <param name="RegisteredAt">When it was registered.</param>
/// <param name="Draining">Deregistered, but its connections may still end.</param>
internal sealed record RegisteredTarget(
    string TargetGroupArn,
    string Id,
    int Port,
    string? AvailabilityZone,
    DateTimeOffset RegisteredAt,
    bool Draining = false)
{
    public string Key => KeyOf(TargetGroupArn, Id, Port);

    public static string KeyOf(string targetGroupArn, string id, int port) => $"{targetGroupArn} {id} {port}";
}
