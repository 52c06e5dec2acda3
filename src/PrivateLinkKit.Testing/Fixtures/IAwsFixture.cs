namespace PrivateLinkKit.Testing;

/// <summary>
/// An AWS emulator for a test class or collection: an <see cref="EmbeddedAws"/>, or another implementation of the AWS APIs. A test that
/// uses only this interface runs on all of them.
/// <see cref="InitializeAsync"/> and <see cref="IAsyncDisposable.DisposeAsync"/> implement xunit's <c>IAsyncLifetime</c>, so a fixture is one
/// line with xunit 3:
/// <c>public sealed class Aws : EmbeddedAwsFixture, IAsyncLifetime;</c>.
/// </summary>
public interface IAwsFixture : IAsyncDisposable
{
    /// <summary>Reason why tests cannot run on it on this machine.</summary>
    /// <value>null: tests can run.</value>
    string? SkipReason { get; }

    /// <summary>Address of the API: the service URL of SDK clients and of <c>PrivateLinkOptions</c>.</summary>
    /// <exception cref="InvalidOperationException">It has not been started, or cannot be (<see cref="SkipReason"/>).</exception>
    Uri ServiceUrl { get; }

    /// <summary>The region of the tests.</summary>
    string Region { get; }

    /// <summary>The access key id for calls.</summary>
    string AccessKeyId { get; }

    /// <summary>The secret access key that belongs to <see cref="AccessKeyId"/>.</summary>
    string SecretAccessKey { get; }

    /// <summary>true if it runs the tasks of ECS services, so that they can be awaited (<c>ApplyOptions.WaitForTasks</c>).</summary>
    bool RunsTasks { get; }

    /// <summary>Starts it, or connects to it. Does nothing when called again.</summary>
    /// <returns>A task that completes when it answers, or when <see cref="SkipReason"/> is set.</returns>
    ValueTask InitializeAsync();
}
