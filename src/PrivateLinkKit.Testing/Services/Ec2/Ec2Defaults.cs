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
        DescribeInstances IncludeManagedResources=false
        DescribeInstanceStatus IncludeManagedResources=false
        DescribeInstanceTypes IncludeUnsupportedInRegion=false
        DescribeNetworkInterfaces IncludeManagedResources=false
        ReplaceRoute LocalTarget=false
        CreateLaunchTemplate LaunchTemplateData.NetworkInterfaces.InterfaceType=interface LaunchTemplateData.NetworkInterfaces.NetworkCardIndex=0
        CreateLaunchTemplate LaunchTemplateData.Placement.Tenancy=default
        CreateLaunchTemplateVersion LaunchTemplateData.NetworkInterfaces.InterfaceType=interface
        CreateLaunchTemplateVersion LaunchTemplateData.NetworkInterfaces.NetworkCardIndex=0 LaunchTemplateData.Placement.Tenancy=default
        CreateVolume MultiAttachEnabled=false
        DescribeLaunchTemplates IncludeManagedResources=false
        DescribeLaunchTemplateVersions IncludeManagedResources=false ResolveAlias=false
        DescribeVolumes IncludeManagedResources=false
        ModifyVolume MultiAttachEnabled=false
        RunInstances CapacityReservationSpecification.CapacityReservationPreference=open EnablePrimaryIpv6=false
        RunInstances EnclaveOptions.Enabled=false HibernationOptions.Configured=false MaintenanceOptions.AutoRecovery=default
        RunInstances NetworkInterfaces.InterfaceType=interface NetworkInterfaces.NetworkCardIndex=0
        RunInstances NetworkPerformanceOptions.BandwidthWeighting=default Placement.AvailabilityZone='' Placement.Tenancy=default
        RunInstances PrivateDnsNameOptions.EnableResourceNameDnsAAAARecord=false PrivateDnsNameOptions.EnableResourceNameDnsARecord=false
        RunInstances PrivateDnsNameOptions.HostnameType=ip-name
        StopInstances Hibernate=false
        TerminateInstances Force=false SkipOsShutdown=false
        """);
}
