@echo off
rem Al Corriente on the command line: alcorriente <command>, see alcorriente --help
setlocal
set "STREAMS=%TEMP%\alcorriente-%RANDOM%%RANDOM%"
"%~dp0Al Corriente.exe" --command-line %* 1> "%STREAMS%.out" 2> "%STREAMS%.err"
set CODE=%ERRORLEVEL%
type "%STREAMS%.out"
type "%STREAMS%.err" 1>&2
del "%STREAMS%.out" "%STREAMS%.err"
exit /b %CODE%
