using System.Net;
using System.Net.Sockets;

namespace PrivateLinkKit.Discovery;

/// <summary>Resolves names by DNS, or by the host's replacement.</summary>
internal sealed class NameLookup(ResolutionOptions options, TimeProvider time)
{
    private readonly QueryTimeLimit _question = new(options.Timeout, time);

    /// <summary>Empty if the name does not exist.</summary>
    public Task<IReadOnlyList<IPAddress>> LookUpAsync(string name, CancellationToken cancellationToken) =>
        _question.AskAsync("DNS", token => (options.LookUp ?? AskSystemAsync)(name, token), cancellationToken);

    private static async Task<IReadOnlyList<IPAddress>> AskSystemAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(name, cancellationToken);
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            return [];
        }
    }
}
