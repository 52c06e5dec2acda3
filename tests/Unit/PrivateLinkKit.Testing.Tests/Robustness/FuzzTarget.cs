using System.Text;
using PrivateLinkKit.External.Generator.Model;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Tests.Robustness;

/// <summary>Sends forged requests to an EmbeddedAws, over connections that are kept as clients keep them.</summary>
internal sealed class FuzzTarget(EmbeddedAws aws) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) =>
        Encoding.UTF8 }) { BaseAddress = aws.ServiceUrl, Timeout = TimeSpan.FromSeconds(30) };

    public async Task<Answer> SendAsync(ForgedRequest request)
    {
        using var message = request.ToMessage();
        using var response = await _http.SendAsync(message);
        return new Answer(
            (int)response.StatusCode,
            response.Headers.TryGetValues("x-amzn-RequestId", out var ids) || response.Headers.TryGetValues("x-amz-request-id", out ids) ? ids.Single() : null,
            response.Content.Headers.ContentType?.ToString() ?? "",
            await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Returns the answers of all calls without parameters in both accounts, without request ids.</summary>
    public async Task<string> InventoryAsync()
    {
        var told = new List<string>();
        foreach (var api in Models.All)
        {
            foreach (var operation in api.Operations.Where(operation => IsList(api, operation)))
            {
                foreach (var account in new[] { TestEnvironment.Provider, TestEnvironment.Consumer })
                {
                    var answer = await SendAsync(ForgedRequest.Of(api, operation, new WireObject(), account));
                    told.Add($"{account} {operation.Name}: {answer.Text.Replace(answer.RequestId!, "", StringComparison.Ordinal)}");
                }
            }
        }

        return string.Join('\n', told);
    }

    /// <summary>Calls once as each account: what a new account has is made when it is first heard of, be it by a call that is refused.</summary>
    public async Task OpenAccountsAsync(params IReadOnlyList<string> accounts)
    {
        var api = Models.All[0];
        foreach (var account in accounts)
        {
            await SendAsync(ForgedRequest.Of(api, api.Operations.First(operation => operation.Name == "DescribeVpcs"), new WireObject(), account));
        }
    }

    public void Dispose() => _http.Dispose();

    private static bool IsList(Api api, External.Generator.Model.Operation operation) =>
        (operation.Name.StartsWith("Describe", StringComparison.Ordinal) || operation.Name.StartsWith("List", StringComparison.Ordinal))
        && api.Structure(operation.Input).Members.All(member => !member.IsRequired);
}
