namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The private hosted zones of VPCs.</summary>
internal interface IPrivateZones
{
    /// <summary>Returns true if a VPC is associated with a zone of a domain.</summary>
    bool Has(AccountRegion region, string vpcId, string domain);
}
