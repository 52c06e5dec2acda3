namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>All attributes of a load balancer, target group or listener, defaults included.</summary>
internal sealed record ResourceAttributes(string Arn, IReadOnlyDictionary<string, string> Values);
