using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Publishes the events of endpoint connections to the topics of their notifications.</summary>
internal sealed class ConnectionEvents(IConnectionTopics topics)
{
    public const string Accept = "Accept";
    public const string Connect = "Connect";
    public const string Delete = "Delete";
    public const string Reject = "Reject";

    private const string Subject = "VPC endpoint connection notification";

    public static IReadOnlyList<string> All { get; } = [Accept, Connect, Delete, Reject];

    /// <summary>Returns true if a topic takes the notifications of a service or endpoint of an account.</summary>
    public bool AreTaken(AccountRegion region, ConnectionNotification notification) =>
        topics.Takes(region.Cloud, SourceOf(region, notification), notification.ConnectionNotificationArn!);

    public void Raise(Cloud cloud, VpcEndpointConnection connection, string connectionEvent)
    {
        foreach (var region in cloud.Regions)
        {
            foreach (var notification in region.Ec2.ConnectionNotifications.Where(notification => IsAbout(notification, connection)
                && notification.ConnectionEvents!.Contains(connectionEvent)))
            {
                topics.Publish(
                    cloud, SourceOf(region, notification), notification.ConnectionNotificationArn!, Subject, Text(cloud, connection, connectionEvent));
            }
        }
    }

    private static bool IsAbout(ConnectionNotification notification, VpcEndpointConnection connection) =>
        notification.ServiceId == connection.ServiceId || notification.VpcEndpointId == connection.VpcEndpointId;

    private static NotificationSource SourceOf(AccountRegion region, ConnectionNotification notification) => new(
        region.Arn("ec2", notification.ServiceId is { } service ? $"vpc-endpoint-service/{service}" : $"vpc-endpoint/{notification.VpcEndpointId}"),
        region.Account);

    // AWS does not document the text: receivers should take it as a sign to describe the connections.
    private static string Text(Cloud cloud, VpcEndpointConnection connection, string connectionEvent) => new JsonObject
    {
        ["connectionEvent"] = connectionEvent,
        ["serviceId"] = connection.ServiceId,
        ["vpcEndpointId"] = connection.VpcEndpointId,
        ["vpcEndpointOwner"] = connection.VpcEndpointOwner,
        ["vpcEndpointState"] = connection.VpcEndpointState,
        ["timestamp"] = FilterText.Of(cloud.Now),
    }.ToJsonString();
}
