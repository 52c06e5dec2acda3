namespace PrivateLinkKit;

/// <summary>Subnets that a VPC gets in each of its zones.</summary>
public enum SubnetLayout
{
    /// <summary>One private subnet in each zone.</summary>
    PrivateOnly,

    /// <summary>One public and one private subnet in each zone.</summary>
    PublicAndPrivate,
}
