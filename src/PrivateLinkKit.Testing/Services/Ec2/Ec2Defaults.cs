using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Parameter values that equal AWS's default behaviour.</summary>
internal static class Ec2Defaults
{
    public static DefaultTable Table { get; } = new("""
        AllocateAddress NetworkBorderGroup={region}
        CreateNatGateway AvailabilityMode=zonal
        CreateNetworkInterface EnablePrimaryIpv6=false Ipv6AddressCount=0
        CreateNetworkInterface ConnectionTrackingSpecification.TcpEstablishedTimeout=432000
        CreateNetworkInterface ConnectionTrackingSpecification.UdpStreamTimeout=180
        CreateNetworkInterface ConnectionTrackingSpecification.UdpTimeout=30
        CreateSubnet Ipv6Native=false
        CreateVpc AmazonProvidedIpv6CidrBlock=false
        CreateVpcEndpointServiceConfiguration SupportedRegions=[{region}]
        DescribeInstances IncludeManagedResources=false
        DescribeInstanceStatus IncludeManagedResources=false
        DescribeInstanceTypes IncludeUnsupportedInRegion=false
        DescribeNetworkInterfaces IncludeManagedResources=false
        DescribeVpcEndpointServices ServiceRegions=[{region}]
        ModifyVpcEndpoint ResetPolicy=false
        ReplaceRoute LocalTarget=false
        RunInstances DisableApiStop=false EbsOptimized=false EnablePrimaryIpv6=false
        RunInstances CapacityReservationSpecification.CapacityReservationPreference=open
        RunInstances EnclaveOptions.Enabled=false HibernationOptions.Configured=false Monitoring.Enabled=false
        RunInstances InstanceInitiatedShutdownBehavior=stop MaintenanceOptions.AutoRecovery=default
        RunInstances MetadataOptions.HttpEndpoint=enabled MetadataOptions.HttpProtocolIpv6=disabled
        RunInstances MetadataOptions.HttpPutResponseHopLimit=2 MetadataOptions.HttpTokens=required MetadataOptions.InstanceMetadataTags=disabled
        RunInstances NetworkPerformanceOptions.BandwidthWeighting=default Placement.AvailabilityZone='' Placement.Tenancy=default
        RunInstances PrivateDnsNameOptions.EnableResourceNameDnsAAAARecord=false PrivateDnsNameOptions.EnableResourceNameDnsARecord=false
        RunInstances PrivateDnsNameOptions.HostnameType=ip-name
        TerminateInstances Force=false SkipOsShutdown=false
        """);
}
