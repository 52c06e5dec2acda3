using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Conformance.TaskApi;

/// <summary>An EmbeddedAws in which the AWS CLI has built the Task API, in one account, and a customer of it, in another.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync.")]
public sealed class TaskApiByHand : IAsyncLifetime
{
    private static readonly TaskItem[] Tasks = [.. Enumerable.Range(1, 3).Select(id => new TaskItem(id, $"task{id}", $"This is task {id}"))];

    internal EmbeddedAws Aws { get; private set; } = null!;

    internal AwsCli Provider { get; private set; } = null!;

    internal AwsCli Customer { get; private set; } = null!;

    /// <summary>Somebody whom the provider does not allow.</summary>
    internal AwsCli Stranger { get; private set; } = null!;

    internal ProviderNetwork Network { get; private set; } = null!;

    internal ProviderService Service { get; private set; } = null!;

    internal CustomerSide CustomerSide { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Aws = await EmbeddedAws.StartAsync(new EmbeddedAwsOptions { ConnectTimeout = TimeSpan.FromMilliseconds(500) });
        Aws.Images.Add(ProviderService.Image, app =>
        {
            app.MapGet("/api/tasks", () => Tasks);
            app.MapGet("/api/task/{id:int}", (int id) => Tasks.SingleOrDefault(task => task.Id == id) is { } task ? Results.Ok(task) : Results.NotFound());
        });
        (Provider, Customer, Stranger) = (new(Aws.ServiceUrl, "111111111111"), new(Aws.ServiceUrl, "222222222222"), new(Aws.ServiceUrl, "333333333333"));
        if (Tool.Absence(Tool.AwsCli) is not null)
        {
            return;
        }

        Network = await ProviderNetwork.BuildAsync(Provider);
        Service = await ProviderService.BuildAsync(Provider, Network, Customer.Account);
        CustomerSide = await CustomerSide.BuildAsync(Customer, Service.ServiceName);
    }

    public async Task DisposeAsync() => await Aws.DisposeAsync();

    private sealed record TaskItem(int Id, string Name, string Description);
}
