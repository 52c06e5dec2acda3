namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The attributes of a VPC, with AWS's defaults for one that is not a default VPC.</summary>
internal sealed record VpcAttributes(string VpcId, bool DnsSupport = true, bool DnsHostnames = false, bool NetworkAddressUsageMetrics = false)
{
    /// <summary>true once an endpoint of one of AWS's own services was created in the VPC.</summary>
    public bool HasHadAwsEndpoints { get; init; }
}
