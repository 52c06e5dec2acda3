namespace PrivateLinkKit;

/// <summary>Whether a subnet's route table leads to an internet gateway.</summary>
public enum SubnetTier
{
    /// <summary>No route from or to the Internet, other than out through a NAT gateway where there is one.</summary>
    Private,

    /// <summary>Routed to the VPC's internet gateway.</summary>
    Public,
}
