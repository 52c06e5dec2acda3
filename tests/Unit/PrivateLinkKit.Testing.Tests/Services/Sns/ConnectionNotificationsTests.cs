using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.EC2.Model;
using PrivateLinkKit.Testing.Tests.Services.Sqs;

namespace PrivateLinkKit.Testing.Tests.Services.Sns;

/// <summary>Events of endpoint connections, on their way through a topic into a queue.</summary>
public class ConnectionNotificationsTests : MessagingTest
{
    private static readonly List<string> AllEvents = ["Connect", "Accept", "Reject", "Delete"];

    [Fact]
    public async Task Connection_FromRequestToDeletion_SendsItsEvents()
    {
        var (service, topic, url) = await SiteAsync();
        await NotifyAsync(service, topic, AllEvents);

        var endpoint = await ConnectAsync(service);
        await Environment.Ec2.AcceptVpcEndpointConnectionsAsync(new() { ServiceId = service.ServiceId, VpcEndpointIds = [endpoint] });
        await Environment.Ec2.AcceptVpcEndpointConnectionsAsync(new() { ServiceId = service.ServiceId, VpcEndpointIds = [endpoint] });
        await Environment.Ec2.RejectVpcEndpointConnectionsAsync(new() { ServiceId = service.ServiceId, VpcEndpointIds = [endpoint] });
        await Environment.Ec2.DeleteVpcEndpointsAsync(new DeleteVpcEndpointsRequest { VpcEndpointIds = [endpoint] });

        Assert.Equal(
            [("Connect", "pendingAcceptance"), ("Accept", "pending"), ("Reject", "rejected"), ("Delete", "deleting")],
            (await EventsAsync(url)).Select(message => ((string)message["connectionEvent"]!, (string)message["vpcEndpointState"]!)));
    }

    [Fact]
    public async Task Connection_EventNotAskedFor_SendsNothing()
    {
        var (service, topic, url) = await SiteAsync();
        await NotifyAsync(service, topic, ["Reject"]);

        var endpoint = await ConnectAsync(service);
        await Environment.Ec2.RejectVpcEndpointConnectionsAsync(new() { ServiceId = service.ServiceId, VpcEndpointIds = [endpoint] });

        var message = Assert.Single(await EventsAsync(url));
        Assert.Equal((service.ServiceId, endpoint, TestEnvironment.Provider),
            ((string)message["serviceId"]!, (string)message["vpcEndpointId"]!, (string)message["vpcEndpointOwner"]!));
    }

    [Fact]
    public async Task Connection_TopicDeleted_SendsNothingAndTheNotificationIsDisabled()
    {
        var (service, topic, url) = await SiteAsync();
        await NotifyAsync(service, topic, AllEvents);

        await SnsAsync("DeleteTopic", ("TopicArn", topic));
        await ConnectAsync(service);

        Assert.Empty(await BodiesAsync(url));
        Assert.Equal(ConnectionNotificationState.Disabled, (await DescribeAsync()).Single().ConnectionNotificationState);
    }

    [Fact]
    public async Task Connection_PolicyOfTheTopicDenies_SendsNothing()
    {
        var (service, topic, url) = await SiteAsync();
        await NotifyAsync(service, topic, AllEvents);

        await SetPolicyAsync(topic, Statement("Deny", "vpce.amazonaws.com", "SNS:Publish", topic));
        await ConnectAsync(service);

        Assert.Empty(await BodiesAsync(url));
    }

    [Fact]
    public async Task Create_TopicThatDoesNotTakeIt_IsRefused()
    {
        var service = await Environment.ServiceAsync(acceptance: true);
        var topic = await TopicAsync();

        await Refused.WithAsync("InvalidConnectionNotification", () => NotifyAsync(service, topic, AllEvents));
        await Refused.WithAsync("InvalidConnectionNotification", () => NotifyAsync(service, $"{topic}-other", AllEvents));
        await SetPolicyAsync(topic, Allow("vpce.amazonaws.com", "SNS:Publish", topic));
        await Refused.WithAsync("InvalidParameter", () => NotifyAsync(service, topic, ["Expire"]));
        await Refused.WithAsync("InvalidParameterCombination", () => Environment.Ec2.CreateVpcEndpointConnectionNotificationAsync(
            new() { ConnectionNotificationArn = topic, ConnectionEvents = AllEvents }));
    }

    [Fact]
    public async Task Create_SameToken_ReturnsTheNotification()
    {
        var (service, topic, _) = await SiteAsync();

        var first = await NotifyAsync(service, topic, AllEvents, token: "a");
        var second = await NotifyAsync(service, topic, AllEvents, token: "a");

        Assert.Equal(first, second);
        await Refused.WithAsync("IdempotentParameterMismatch", () => NotifyAsync(service, topic, ["Accept"], token: "a"));
    }

    [Fact]
    public async Task Create_OfAnEndpoint_TellsItsOwner()
    {
        var (service, topic, url) = await SiteAsync();
        var endpoint = await ConnectAsync(service);
        var created = await Environment.Ec2.CreateVpcEndpointConnectionNotificationAsync(
            new() { VpcEndpointId = endpoint, ConnectionNotificationArn = topic, ConnectionEvents = AllEvents });

        await Environment.Ec2.AcceptVpcEndpointConnectionsAsync(new() { ServiceId = service.ServiceId, VpcEndpointIds = [endpoint] });

        Assert.Equal(TestEnvironment.Region, created.ConnectionNotification.ServiceRegion);
        Assert.Equal((endpoint, ConnectionNotificationState.Enabled), (created.ConnectionNotification.VpcEndpointId,
            created.ConnectionNotification.ConnectionNotificationState));
        Assert.Equal("Accept", (string?)Assert.Single(await EventsAsync(url))["connectionEvent"]);
    }

    [Fact]
    public async Task Modify_EventsAndTopic_ReplacesThem()
    {
        var (service, topic, url) = await SiteAsync();
        var id = await NotifyAsync(service, topic, AllEvents);

        await Environment.Ec2.ModifyVpcEndpointConnectionNotificationAsync(new() { ConnectionNotificationId = id, ConnectionEvents = ["Accept"] });
        await ConnectAsync(service);

        Assert.Empty(await BodiesAsync(url));
        Assert.Equal(["Accept"], (await DescribeAsync(id)).Single().ConnectionEvents);
        await Refused.WithAsync("InvalidConnectionNotification", () => Environment.Ec2.ModifyVpcEndpointConnectionNotificationAsync(
            new() { ConnectionNotificationId = id, ConnectionNotificationArn = $"{topic}-other" }));
    }

    [Fact]
    public async Task Delete_UnknownAmongKnown_DeletesTheKnown()
    {
        var (service, topic, _) = await SiteAsync();
        var id = await NotifyAsync(service, topic, AllEvents);

        var deleted = await Environment.Ec2.DeleteVpcEndpointConnectionNotificationsAsync(
            new() { ConnectionNotificationIds = [id, "vpce-nfn-0123456789abcdef0"] });

        Assert.Equal(("vpce-nfn-0123456789abcdef0", "InvalidConnectionNotification"),
            deleted.Unsuccessful.Select(item => (item.ResourceId, item.Error.Code)).Single());
        Assert.Empty(await DescribeAsync());
    }

    [Fact]
    public async Task Describe_FiltersAndPages_SelectNotifications()
    {
        var (service, topic, _) = await SiteAsync();
        foreach (var name in AllEvents)
        {
            await NotifyAsync(service, topic, [name]);
        }

        var page = await Environment.Ec2.DescribeVpcEndpointConnectionNotificationsAsync(new() { MaxResults = 3 });
        var rest = await Environment.Ec2.DescribeVpcEndpointConnectionNotificationsAsync(new() { MaxResults = 3, NextToken = page.NextToken });
        var none = await Environment.Ec2.DescribeVpcEndpointConnectionNotificationsAsync(
            new() { Filters = [new() { Name = "connection-notification-state", Values = ["Disabled"] }] });

        Assert.Equal((3, 1), (page.ConnectionNotificationSet.Count, rest.ConnectionNotificationSet.Count));
        Assert.Empty(none.ConnectionNotificationSet ?? []);
        await Refused.WithAsync("InvalidConnectionNotification", () => DescribeAsync("vpce-nfn-0123456789abcdef0"));
    }

    [Fact]
    public async Task Service_Deleted_ForgetsItsNotifications()
    {
        var (service, topic, _) = await SiteAsync();
        await NotifyAsync(service, topic, AllEvents);

        await Environment.Ec2.DeleteVpcEndpointServiceConfigurationsAsync(new() { ServiceIds = [service.ServiceId] });

        Assert.Empty(await DescribeAsync());
    }

    private async Task<(ServiceConfiguration Service, string Topic, string Url)> SiteAsync()
    {
        var service = await Environment.ServiceAsync(acceptance: true);
        var topic = await TopicAsync();
        await SetPolicyAsync(topic, Allow("vpce.amazonaws.com", "SNS:Publish", topic));
        return (service, topic, await SubscribedQueueAsync(topic));
    }

    private Task SetPolicyAsync(string topic, string policy) =>
        SnsAsync("SetTopicAttributes", ("TopicArn", topic), ("AttributeName", "Policy"), ("AttributeValue", policy));

    private async Task<string> NotifyAsync(ServiceConfiguration service, string topic, List<string> events, string? token = null) =>
        (await Environment.Ec2.CreateVpcEndpointConnectionNotificationAsync(
            new() { ServiceId = service.ServiceId, ConnectionNotificationArn = topic, ConnectionEvents = events, ClientToken = token }))
        .ConnectionNotification.ConnectionNotificationId;

    private async Task<IReadOnlyList<ConnectionNotification>> DescribeAsync(string? id = null) =>
        (await Environment.Ec2.DescribeVpcEndpointConnectionNotificationsAsync(new() { ConnectionNotificationId = id })).ConnectionNotificationSet ?? [];

    private async Task<string> ConnectAsync(ServiceConfiguration service)
    {
        var vpc = await Environment.VpcAsync("10.9.0.0/16");
        var subnet = await Environment.SubnetAsync(vpc, "10.9.0.0/24");
        return (await Environment.Ec2.CreateVpcEndpointAsync(new()
        {
            VpcEndpointType = VpcEndpointType.Interface,
            VpcId = vpc,
            ServiceName = service.ServiceName,
            SubnetIds = [subnet],
        })).VpcEndpoint.VpcEndpointId;
    }

    private async Task<IReadOnlyList<JsonNode>> EventsAsync(string url) =>
        [.. (await BodiesAsync(url)).Select(body => JsonNode.Parse((string)JsonNode.Parse(body)!["Message"]!)!)];
}
