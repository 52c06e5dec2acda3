using PrivateLinkKit.Conformance.Tools;

namespace PrivateLinkKit.Conformance.TaskApi;

/// <summary>Reads of the provider's account.</summary>
[Collection(TaskApiCollection.Name)]
public class ProviderSideTests(TaskApiByHand taskApi)
{
    private AwsCli Cli => taskApi.Provider;

    private ProviderNetwork Network => taskApi.Network;

    private ProviderService Service => taskApi.Service;

    [AwsCliFact]
    public async Task DescribeVpcs_ByTag_IsTheOne()
    {
        var vpcs = await Cli.RunAsync("ec2 describe-vpcs --filters Name=tag:Name,Values=task-api,other");

        Assert.Equal([Network.VpcId], vpcs.Texts("Vpcs", "VpcId"));
        Assert.Equal("available", vpcs.Text("Vpcs[0].State"));
        Assert.Equal(ProviderNetwork.Cidr, vpcs.Text("Vpcs[0].CidrBlockAssociationSet[0].CidrBlock"));
        Assert.Equal(TaskApiByHand.ProviderAccount, vpcs.Text("Vpcs[0].OwnerId"));
    }

    [AwsCliFact]
    public async Task DescribeVpcAttribute_DnsHostnames_IsOn() =>
        Assert.Equal("true",
            await Cli.RunAsync($"ec2 describe-vpc-attribute --vpc-id {Network.VpcId} --attribute enableDnsHostnames", "EnableDnsHostnames.Value"));

    [AwsCliFact]
    public async Task DescribeSubnets_ByVpcAndZone_AreTheZonesTwo()
    {
        var subnets = await Cli.RunAsync($"ec2 describe-subnets --filters Name=vpc-id,Values={Network.VpcId} Name=availability-zone,Values=eu-west-1b");

        Assert.Equal(["10.100.100.192/26", "10.100.100.64/26"], subnets.Texts("Subnets", "CidrBlock"));
    }

    [AwsCliFact]
    public async Task DescribeSubnets_PagedByTheCli_AreAllFour() =>
        Assert.Equal(Network.SubnetIds.Order(StringComparer.Ordinal),
            (await Cli.RunAsync($"ec2 describe-subnets --page-size 5 --filters Name=vpc-id,Values={Network.VpcId}")).Texts("Subnets", "SubnetId"));

    [AwsCliFact]
    public async Task DescribeRouteTables_OfThePrivateSubnets_LeadThroughTheNatGateway()
    {
        var tables = await Cli.RunAsync($"ec2 describe-route-tables --filters Name=association.subnet-id,Values={string.Join(",", Network.PrivateSubnetIds)}");

        Assert.Equal([Network.PrivateRouteTableId], tables.Texts("RouteTables", "RouteTableId"));
        var outward = tables.At("RouteTables[0].Routes").AsArray().Single(route => route!.Text("DestinationCidrBlock") == "0.0.0.0/0")!;
        Assert.Equal((Network.NatGatewayId, "active"), (outward.Text("NatGatewayId"), outward.Text("State")));
    }

    [AwsCliFact]
    public async Task DescribeNatGateways_ByVpc_HoldTheElasticAddress()
    {
        var gateways = Cli.RunAsync($"ec2 describe-nat-gateways --filter Name=vpc-id,Values={Network.VpcId} Name=state,Values=available");
        var addresses = await Cli.RunAsync($"ec2 describe-addresses --allocation-ids {Network.AllocationId}");

        Assert.Equal(addresses.Text("Addresses[0].PublicIp"), (await gateways).Text("NatGateways[0].NatGatewayAddresses[0].PublicIp"));
    }

    [AwsCliFact]
    public async Task DescribeSecurityGroups_OfTheAlb_NameGroupsNotCidrs()
    {
        var groups = await Cli.RunAsync($"ec2 describe-security-groups --filters Name=group-name,Values=task-api-alb Name=vpc-id,Values={Network.VpcId}");

        var (ingress, egress) = (groups.At("SecurityGroups[0].IpPermissions[0]"), groups.At("SecurityGroups[0].IpPermissionsEgress[0]"));
        Assert.Equal((1, 1), (groups.Count("SecurityGroups[0].IpPermissions"), groups.Count("SecurityGroups[0].IpPermissionsEgress")));
        Assert.Equal(("8888", Network.NlbGroupId), (ingress.Text("FromPort"), ingress.Text("UserIdGroupPairs[0].GroupId")));
        Assert.Equal(("8080", Network.TaskGroupId), (egress.Text("ToPort"), egress.Text("UserIdGroupPairs[0].GroupId")));
    }

    [AwsCliFact]
    public async Task DescribeSecurityGroupRules_OfTheTasks_AreOneEachWay()
    {
        var rules = await Cli.RunAsync($"ec2 describe-security-group-rules --filters Name=group-id,Values={Network.TaskGroupId}");

        Assert.Equal(["false", "true"], rules.Texts("SecurityGroupRules", "IsEgress"));
        Assert.All(rules.Texts("SecurityGroupRules", "SecurityGroupRuleId"), id => Assert.Matches("^sgr-[0-9a-f]{17}$", id));
    }

    [AwsCliFact]
    public async Task DescribeLoadBalancers_ByName_AreActiveInTheirZones()
    {
        var balancers = await Cli.RunAsync("elbv2 describe-load-balancers --names task-api-alb task-api-nlb");

        Assert.Equal(["active", "active"], balancers.Texts("LoadBalancers", "State.Code"));
        Assert.Equal(["application", "network"], balancers.Texts("LoadBalancers", "Type"));
        Assert.Equal(["internal", "internal"], balancers.Texts("LoadBalancers", "Scheme"));
        Assert.All(balancers.At("LoadBalancers").AsArray(), balancer =>
        {
            Assert.Equal(["eu-west-1a", "eu-west-1b"], balancer!.Texts("AvailabilityZones", "ZoneName"));
            Assert.Equal(Network.PrivateSubnetIds.Order(StringComparer.Ordinal), balancer!.Texts("AvailabilityZones", "SubnetId"));
            Assert.EndsWith(".amazonaws.com", balancer!.Text("DNSName"), StringComparison.Ordinal);
        });
    }

    [AwsCliFact]
    public async Task DescribeLoadBalancerAttributes_OfTheAlb_DropInvalidHeaders()
    {
        var attributes = await Cli.RunAsync($"elbv2 describe-load-balancer-attributes --load-balancer-arn {Service.AlbArn}");

        Assert.Contains(attributes.At("Attributes").AsArray(), attribute =>
            (attribute!.Text("Key"), attribute!.Text("Value")) == ("routing.http.drop_invalid_header_fields.enabled", "true"));
    }

    [AwsCliFact]
    public async Task DescribeListeners_OfTheNlb_ForwardToTheAlb()
    {
        var listeners = Cli.RunAsync($"elbv2 describe-listeners --load-balancer-arn {Service.NlbArn}");
        var health = await Cli.RunAsync($"elbv2 describe-target-health --target-group-arn {Service.NlbTargetGroupArn}");

        Assert.Equal(Service.NlbTargetGroupArn, (await listeners).Text("Listeners[0].DefaultActions[0].TargetGroupArn"));
        Assert.Equal((Service.AlbArn, "healthy"),
            (health.Text("TargetHealthDescriptions[0].Target.Id"), health.Text("TargetHealthDescriptions[0].TargetHealth.State")));
    }

    [AwsCliFact]
    public async Task DescribeTargetHealth_OfTheAlb_IsBothTasks()
    {
        var health = Cli.RunAsync($"elbv2 describe-target-health --target-group-arn {Service.AlbTargetGroupArn}");
        var arns = await Cli.RunAsync("ecs list-tasks --cluster task-api --service-name task-api");
        var tasks = await Cli.RunAsync($"ecs describe-tasks --cluster task-api --tasks {string.Join(" ", arns.Texts("taskArns"))}");

        Assert.Equal(["RUNNING", "RUNNING"], tasks.Texts("tasks", "lastStatus"));
        Assert.Equal(tasks.Texts("tasks", "containers[0].networkInterfaces[0].privateIpv4Address"), (await health)
            .Texts("TargetHealthDescriptions", "Target.Id"));
        Assert.Equal(["healthy", "healthy"], (await health).Texts("TargetHealthDescriptions", "TargetHealth.State"));
    }

    [AwsCliFact]
    public async Task DescribeServices_Stable_HasOneCompletedDeployment()
    {
        var services = await Cli.RunAsync("ecs describe-services --cluster task-api --services task-api nobody");

        Assert.Equal(("2", "2"), (services.Text("services[0].desiredCount"), services.Text("services[0].runningCount")));
        Assert.Equal(("PRIMARY", "COMPLETED"), (services.Text("services[0].deployments[0].status"), services.Text("services[0].deployments[0].rolloutState")));
        Assert.Equal(1, services.Count("services[0].deployments"));
        Assert.Equal(["MISSING"], services.Texts("failures", "reason"));
    }

    [AwsCliFact]
    public async Task DescribeVpcEndpointServiceConfigurations_OfTheNlb_IsAvailableWhereTheNlbIs()
    {
        var configurations = await Cli.RunAsync($"ec2 describe-vpc-endpoint-service-configurations --filters Name=service-name,Values={Service.ServiceName}");

        var configuration = configurations.At("ServiceConfigurations[0]");
        Assert.Equal($"com.amazonaws.vpce.eu-west-1.{Service.ServiceId}", configuration.Text("ServiceName"));
        Assert.Equal(("Available", "false"), (configuration.Text("ServiceState"), configuration.Text("AcceptanceRequired")));
        Assert.Equal([Service.NlbArn], configuration.Texts("NetworkLoadBalancerArns"));
        Assert.Equal(["eu-west-1a", "eu-west-1b"], configuration.Texts("AvailabilityZones"));
        Assert.Equal([$"{Service.ServiceId}.eu-west-1.vpce.amazonaws.com"], configuration.Texts("BaseEndpointDnsNames"));
    }

    [AwsCliFact]
    public async Task CreateVpcEndpointServiceConfiguration_NlbOfAnotherService_IsRefused()
    {
        var error = await Cli.RefusedAsync($"ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns {Service.NlbArn}");

        Assert.Equal("InvalidParameter", error.Code);
        Assert.Contains("already associated with another VPC Endpoint Service Configuration", error.Message, StringComparison.Ordinal);
    }

    [AwsCliFact]
    public async Task DescribeVpcEndpointServicePermissions_OfTheService_AllowTheCustomer()
    {
        var permissions = await Cli.RunAsync($"ec2 describe-vpc-endpoint-service-permissions --service-id {Service.ServiceId}");

        Assert.Equal([$"arn:aws:iam::{TaskApiByHand.CustomerAccount}:root"], permissions.Texts("AllowedPrincipals", "Principal"));
        Assert.Equal("Account", permissions.Text("AllowedPrincipals[0].PrincipalType"));
    }

    [AwsCliFact]
    public async Task DescribeVpcEndpointConnections_OfTheService_AreTheCustomers()
    {
        var connections = await Cli.RunAsync($"ec2 describe-vpc-endpoint-connections --filters Name=service-id,Values={Service.ServiceId}");

        var connection = connections.At("VpcEndpointConnections[0]");
        Assert.Equal((taskApi.CustomerSide.EndpointId, TaskApiByHand.CustomerAccount), (connection.Text("VpcEndpointId"), connection.Text("VpcEndpointOwner")));
        Assert.Equal("available", connection.Text("VpcEndpointState"));
        Assert.Equal(1, connections.Count("VpcEndpointConnections"));
    }
}
