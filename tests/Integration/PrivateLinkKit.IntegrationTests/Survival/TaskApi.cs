using Microsoft.AspNetCore.Builder;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>The Task API before and after a change: another image, one principal less, one consumer more. Each consumer has an
/// account of its own.</summary>
internal static class TaskApi
{
    /// <summary>Accounts in which zone names mean the same as in the provider's.</summary>
    public static readonly string[] Accounts = [TestEnvironment.Account, "333333333333", "666666666666"];

    private const string FirstImage = "task-api:1";
    private const string NextImage = "task-api:2";

    public static PrivateLinkStack First { get; } = WithCustomer(customer => customer);

    public static PrivateLinkStack Next { get; } = Service(NextImage)
        .AllowPrincipal("arn:aws:iam::444444444444:root")
        .ConsumeFrom("customer", Customer)
        .ConsumeFrom("partner", partner => partner.AsRole(Role(2)).InVpc(vpc => vpc.Cidr("10.2.2.0/24").AcrossZones(Stacks.Zones)))
        .Build();

    /// <summary>The first description with another customer.</summary>
    public static PrivateLinkStack WithCustomer(Func<ConsumerBuilder, ConsumerBuilder> change) => Service(FirstImage)
        .AllowPrincipal("arn:aws:iam::444444444444:root")
        .AllowPrincipal("arn:aws:iam::555555555555:root")
        .ConsumeFrom("customer", customer => change(Customer(customer)))
        .Build();

    public static void AddTo(ContainerImages images)
    {
        foreach (var image in (string[])[FirstImage, NextImage])
        {
            images.Add(image, app => app.MapGet("/api/tasks", () => image));
        }
    }

    public static async Task<TestEnvironment> StartAsync()
    {
        var edge = await TestEnvironment.StartAsync();
        AddTo(edge.Aws.Images);
        return edge;
    }

    private static PrivateLinkStackBuilder Service(string image) => PrivateLink
        .ExposeService("task-api")
        .InVpc(vpc => vpc.Cidr("10.100.100.0/24").AcrossZones(Stacks.Zones))
        .RunOnFargate(task => task.Image(image).ContainerName("demo").Port(8080).Count(2))
        .BehindAlb(alb => alb.Listen(8888).HealthCheck("/api/tasks"))
        .ViaNlb(nlb => nlb.Listen(80))
        .RequireAcceptance();

    private static ConsumerBuilder Customer(ConsumerBuilder customer) => customer
        .AsRole(Role(1))
        .InVpc(vpc => vpc.Cidr("10.1.1.0/24").AcrossZones(Stacks.Zones).WithSubnets(SubnetLayout.PublicAndPrivate).WithNatGateways(NatGateways.One))
        .InSubnets(SubnetTier.Public);

    private static string Role(int account) => $"arn:aws:iam::{Accounts[account]}:role/deployer";
}
