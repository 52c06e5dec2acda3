using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PrivateLinkKit.Testing.Protocols;

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

    public void LookIn(WireValue parameters) => IsSent = IsSent || Contains(parameters);

    private bool Contains(WireValue value) => value switch
    {
        WireText text => IsIn(text.Value),
        WireBytes bytes => IsIn(Encoding.UTF8.GetString(bytes.Value.Span)),
        WireObject members => members.Any(member => Contains(member.Value)),
        WireList items => items.Any(item => Contains(item.Value)),
        _ => false,
    };
}
