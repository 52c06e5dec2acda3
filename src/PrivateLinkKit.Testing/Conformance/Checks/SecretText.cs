using System.Text.Encodings.Web;
using System.Text.Json;

namespace PrivateLinkKit.Testing.Conformance.Checks;

/// <summary>A secret, as it stands in texts: plain, or escaped within JSON.</summary>
internal sealed class SecretText
{
    private readonly HashSet<string> _forms;

    public SecretText(string secret) => _forms =
    [
        secret, $"{JsonEncodedText.Encode(secret)}", $"{JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}",
    ];

    /// <summary>true once a request has contained it.</summary>
    public bool IsSent { get; private set; }

    public bool IsIn(string text) => _forms.Any(form => text.Contains(form, StringComparison.Ordinal));

    public void LookIn(IEnumerable<string> parameters) => IsSent = IsSent || parameters.Any(IsIn);
}
