// Command pulumi-language-python stands in for Pulumi's Python language host, which is not served as a Go module. It
// starts Pulumi's own launcher, pulumi-language-python-exec, which lies beside it, with the arguments and environment that
// Pulumi's host gives it, and the first python3 on the PATH. Of a project's runtime options it reads none.
package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"djangoguard/tools/pulumi/host"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

func main() {
	host.Main(func(engine string) pulumirpc.LanguageRuntimeServer { return &languageHost{engine: engine} })
}

type languageHost struct {
	host.Base
	engine string
}

// Run runs a program to its end.
func (languageHost *languageHost) Run(ctx context.Context, req *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	executable, err := os.Executable()
	if err != nil {
		return nil, err
	}
	arguments := []string{
		executable + "-exec",
		"--monitor=" + req.MonitorAddress,
		"--engine=" + languageHost.engine,
		"--organization=" + req.Organization,
		"--project=" + req.Project,
		"--root_directory=" + req.Info.RootDirectory,
		"--stack=" + req.Stack,
		"--pwd=" + req.Info.ProgramDirectory,
		"--parallel=" + strconv.Itoa(int(req.Parallel)),
		"--dry_run=" + strconv.FormatBool(req.DryRun),
		filepath.Join(req.Info.ProgramDirectory, req.Info.EntryPoint),
	}
	cmd := exec.CommandContext(ctx, "python3", append(arguments, req.Args...)...)
	cmd.Env = append(os.Environ(), "PYTHONUNBUFFERED=1")
	return host.RunProgram(cmd, req)
}
