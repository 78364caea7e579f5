using System.Runtime.InteropServices.JavaScript;
using Draw.Components;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;

await JSHost.ImportAsync(Browser.Module, "../browser.js");
var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<Page>("#app");
await builder.Build().RunAsync();
